import PackagePlugin

@main
struct EmbedScreens: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] { [] }
}
