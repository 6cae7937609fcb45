// swift-tools-version: 6.0
import PackageDescription

// A target imports only targets above it. Sources/README.md says what each is for.
let package = Package(
  name: "dirsync-setup",
  targets: [
    // Pure: Okta's expression language, as far as profile mappings use it.
    .target(name: "OktaExpressions"),
    // The C module: ncurses with wide characters, nothing else.
    .systemLibrary(name: "CNcurses"),

    // Pure, imports nothing: JSON, times, digests, text made printable.
    .target(name: "Basics"),
    // What Swift can't import of the C library.
    .systemLibrary(name: "CPlatform"),
    // The operating system: the only target that imports the C library.
    .target(name: "Platform", dependencies: ["Basics", "CPlatform"]),
    // Pure: steps, preconditions, evidence, verdicts, events, fold, plan, backup verification.
    .target(name: "SetupCore", dependencies: ["Basics", "OktaExpressions"]),
    // Request, response, limits, retries, rate budget.
    .target(name: "HTTPTransport", dependencies: ["Basics", "Platform"]),
    // Journal, lock, vault: files on disk.
    .target(name: "SetupStore", dependencies: ["Basics", "Platform", "SetupCore"]),
    // Typed reads of Okta and of DX, and the probes that turn answers into observations.
    .target(name: "OktaAPI", dependencies: ["Basics", "SetupCore", "HTTPTransport"]),
    .target(name: "DXAPI", dependencies: ["Basics", "SetupCore", "HTTPTransport"]),
    // An Okta organisation and a DX account in memory.
    .target(
      name: "DemoTenant", dependencies: ["Basics", "Platform", "HTTPTransport", "OktaExpressions"]),
    // Cells, surfaces, keys, widgets and two backends. Knows nothing of Okta.
    .target(name: "Terminal", dependencies: ["Basics", "CNcurses", "Platform"]),

    // Screens/*.json become string literals in the binary.
    .executableTarget(name: "embed-screens", path: "Sources/EmbedScreens/Tool"),
    .plugin(
      name: "EmbedScreens", capability: .buildTool(), dependencies: ["embed-screens"],
      path: "Sources/EmbedScreens/Plugin"),
    // The screen files: loader, validator, placeholders.
    .target(name: "Screens", dependencies: ["Basics", "SetupCore"], plugins: ["EmbedScreens"]),

    // Model, update, view, effects.
    .target(
      name: "Wizard",
      dependencies: [
        "Basics", "Platform", "SetupCore", "SetupStore", "HTTPTransport", "OktaAPI", "DXAPI",
        "DemoTenant",
        "Terminal",
        "Screens",
      ]),
    // The commit becomes a string literal in the binary.
    .executableTarget(name: "embed-commit", path: "Sources/EmbedCommit/Tool"),
    .plugin(
      name: "EmbedCommit", capability: .buildTool(), dependencies: ["embed-commit"],
      path: "Sources/EmbedCommit/Plugin"),
    // The program: arguments, commands, exit codes.
    .executableTarget(name: "dirsync-setup", dependencies: ["Wizard"], plugins: ["EmbedCommit"]),
    // The HTTP helper: URLSession behind a pipe; alone in linking Foundation's networking.
    .executableTarget(
      name: "dirsync-setup-http", dependencies: ["CPlatform", "Platform", "HTTPTransport"]),

    // Performance as ratios against references measured in the same run.
    .target(name: "BenchmarkReference", path: "Sources/Benchmark/Reference"),
    .executableTarget(
      name: "bare-frame", path: "Sources/Benchmark/BareFrame",
      linkerSettings: [.linkedLibrary("ncursesw")]),
    .executableTarget(name: "empty-swift", path: "Sources/Benchmark/EmptySwift"),
    .executableTarget(
      name: "dirsync-setup-bench",
      dependencies: [
        "Basics", "BenchmarkReference", "SetupCore", "SetupStore", "HTTPTransport", "OktaAPI",
        "DemoTenant", "Wizard",
      ],
      path: "Sources/Benchmark/Program"),

    .target(
      name: "Support",
      dependencies: ["Basics", "SetupCore", "HTTPTransport", "DemoTenant", "Terminal"],
      path: "Tests/Support"),
    // Kills programs at a call of choice, and makes calls fail.
    .target(name: "Tracer", path: "Tests/Tracer"),
    .testTarget(name: "BasicsTests", dependencies: ["Basics", "Support"]),
    .testTarget(name: "PlatformTests", dependencies: ["Platform", "Support", "dirsync-setup"]),
    .testTarget(name: "OktaExpressionsTests", dependencies: ["OktaExpressions", "Support"]),
    .testTarget(name: "SetupCoreTests", dependencies: ["SetupCore", "Support"]),
    .testTarget(name: "SetupStoreTests", dependencies: ["SetupStore", "Support"]),
    .testTarget(
      name: "HTTPTransportTests",
      dependencies: ["HTTPTransport", "Support", "dirsync-setup-http"]),
    .testTarget(
      name: "OktaAPITests", dependencies: ["OktaAPI", "SetupStore", "DemoTenant", "Support"]),
    .testTarget(name: "DXAPITests", dependencies: ["DXAPI", "DemoTenant", "Support"]),
    .testTarget(name: "DemoTenantTests", dependencies: ["DemoTenant", "Support"]),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Support", "dirsync-setup"]),
    .testTarget(name: "ScreensTests", dependencies: ["Screens", "Support"]),
    .testTarget(
      name: "WizardTests", dependencies: ["Wizard", "DemoTenant", "Support"],
      exclude: ["Frame/Frames"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Basics", "SetupCore", "SetupStore", "Wizard", "DemoTenant", "Support", "Tracer",
        "dirsync-setup", "dirsync-setup-http",
      ]),
  ],
  cLanguageStandard: .c11
)
