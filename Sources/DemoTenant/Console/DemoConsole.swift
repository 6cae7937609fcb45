/// The consoles of a running demo tenant: which clicks make sense now, and playing one.
public struct DemoConsole: Sendable {
  /// The labels of the clicks that make sense now, the next one first and marked so; for these
  /// attributes, or where there are none for those of the scenario.
  public var clicks: @Sendable (_ planned: [DemoAttributePlan]) -> [String]
  /// Plays a click by its place among those, or the next sensible one; its label, nil when none is
  /// left.
  public var play: @Sendable (Int?, _ planned: [DemoAttributePlan]) -> String?
  /// Plays the next sensible click of the steps that a person has come to, and of these attributes
  /// alone: it plans nothing.
  public var playOn: @Sendable (_ planned: [DemoAttributePlan], _ reached: Int) -> DemoTurn
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
      clicks: { planned in
        let plan = planned.isEmpty ? plan() : planned
        return host.read { tenant in
          let next = tenant.nextClick(plan, roles: true)
          return tenant.clicks(plan, roles: true).map { click in
            click == next ? "Next: \(click.label)" : click.label
          }
        }
      },
      play: { place, planned in
        let plan = planned.isEmpty ? plan() : planned
        let click = host.read { tenant -> ConsoleClick? in
          guard let place else { return tenant.nextClick(plan, roles: true) }
          let clicks = tenant.clicks(plan, roles: true)
          return clicks.indices.contains(place) ? clicks[place] : nil
        }
        guard let click else { return nil }
        host.play(click)
        return click.label
      },
      playOn: { planned, reached in
        guard let click = host.read({ $0.nextClick(planned, roles: true) }) else { return .done }
        guard click.step <= reached else { return .waits(step: click.step) }
        host.play(click)
        return .played(click.label)
      },
      passNight: { host.play(.runNightlySync) },
      export: { host.read { $0.userExport } },
      upload: { host.upload($0) })
  }
}

/// What came of letting the consoles play on by themselves.
public enum DemoTurn: Hashable, Sendable {
  /// A click was played; its label.
  case played(String)
  /// The next click belongs to a step that the person has not come to.
  case waits(step: Int)
  /// Nothing is left to be clicked.
  case done
}
