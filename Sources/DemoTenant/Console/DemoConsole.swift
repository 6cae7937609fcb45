/// The consoles of a running demo tenant: which clicks make sense now, and playing one.
public struct DemoConsole: Sendable {
  /// The labels of the clicks that make sense now, the next one first and marked so.
  public var clicks: @Sendable () -> [String]
  /// Plays a click by its place, or the next sensible one; its label, nil when none is left.
  public var play: @Sendable (Int?) -> String?
  /// Lets the night pass: DX reads what has arrived from Okta.
  public var passNight: @Sendable () -> Void
  /// DX's user export as it stands, line by line, line breaks included.
  public var export: @Sendable () -> UserExport
  /// Takes a file as DX's *User CSVs* page does; nil where it isn't one with an e-mail column.
  public var upload: @Sendable ([UInt8]) -> UserUpload.Result?

  /// The console of a running demo tenant; `plan` are the attributes to be added and mapped.
  public static func live(
    _ host: DemoHost, plan: @escaping @Sendable () -> [DemoAttributePlan]
  ) -> DemoConsole {
    DemoConsole(
      clicks: {
        host.read { tenant in
          let next = tenant.nextClick(plan(), roles: true)
          return tenant.clicks(plan(), roles: true).map { click in
            click == next ? "Next: \(click.label)" : click.label
          }
        }
      },
      play: { place in
        let click = host.read { tenant -> ConsoleClick? in
          guard let place else { return tenant.nextClick(plan(), roles: true) }
          let clicks = tenant.clicks(plan(), roles: true)
          return clicks.indices.contains(place) ? clicks[place] : nil
        }
        guard let click else { return nil }
        host.play(click)
        return click.label
      },
      passNight: { host.play(.runNightlySync) },
      export: { host.read { $0.userExport } },
      upload: { host.upload($0) })
  }
}
