/// The consoles of a running demo tenant: which clicks make sense now, and playing one.
public struct DemoConsole: Sendable {
  /// The labels of the clicks that make sense now, the next one first.
  public var clicks: @Sendable () -> [String]
  /// Plays a click by its place, or the next sensible one; its label, nil when none is left.
  public var play: @Sendable (Int?) -> String?

  /// The console of a running demo tenant; `plan` are the attributes to be added and mapped.
  public static func live(
    _ host: DemoHost, plan: @escaping @Sendable () -> [DemoAttributePlan]
  ) -> DemoConsole {
    DemoConsole(
      clicks: { host.read { $0.clicks(plan(), roles: true) }.map(\.label) },
      play: { place in
        let click = host.read { tenant -> ConsoleClick? in
          guard let place else { return tenant.nextClick(plan(), roles: true) }
          let clicks = tenant.clicks(plan(), roles: true)
          return clicks.indices.contains(place) ? clicks[place] : nil
        }
        guard let click else { return nil }
        host.play(click)
        return click.label
      })
  }
}
