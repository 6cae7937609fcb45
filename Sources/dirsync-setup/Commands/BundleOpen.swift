extension Command {
  /// The wizard on a bundle's state; nothing in it can be written.
  static let bundleOpen = Command(
    "bundle open", "the wizard on a bundle's state, read-only", [Positional("FILE", .file)]
  ) { call throws(CommandFailure) in
    try WizardCommand(call).show(Sitting(bundle: call.arguments.positionals[0], call))
  }
}
