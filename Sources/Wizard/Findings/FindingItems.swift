import Basics
import Screens
import SetupCore

/// The findings as a page shows them: the list, what there is to know of one, and what was read.
struct FindingItems {
  private let model: Model
  private let setup: SetupState
  private let findings: [Finding]

  init(_ model: Model, _ findings: [Finding]) {
    (self.model, setup, self.findings) = (model, model.setup, findings)
  }

  var list: [Page.Item] {
    [Page.Item(.paragraph(summary))] + findings.map(entry) + mended + details + advice
  }

  private var made: ProbeProgress { ProbeProgress(setup, explaining: setup.symptom?.value) }

  private var summary: String {
    let symptom = setup.symptom.map { "“\($0.value.title)”: " } ?? ""
    if !findings.isEmpty {
      let order = findings.count > 1 ? ", most likely first" : ""
      return symptom + counted(findings.count, "finding") + order + "."
    }
    guard !made.read.isEmpty else {
      return symptom + "nothing was read yet, so no cause can be seen."
    }
    return symptom + "nothing wrong shows in what was read."
  }

  private func entry(_ finding: Finding) -> Page.Item {
    let isLikely = finding.confidence == .likely ? " (likely)" : ""
    guard let cause = finding.follows else {
      return Page.Item(
        .entry(
          finding.severity.entry, "\(finding.id.rawValue)   \(finding.title)\(isLikely)", detail: ""
        ),
        .causes(.show(finding.id)))
    }
    return Page.Item(
      .entry(.follower, "\(finding.id.rawValue)   follows from \(cause.rawValue)", detail: ""),
      .causes(.show(finding.id)))
  }

  // What was found in this sitting and is no longer seen stays in sight, so that a mend shows.
  private var mended: [Page.Item] {
    let open = Set(findings.map(\.id))
    return model.findings.before.filter { !open.contains($0.id) }.map { finding in
      let log = finding.id.entry.reads.compactMap { setup.observations[$0]?.at }.max() ?? model.now
      let when = log.short(at: model.now, offset: setup.offset)
      return Page.Item(
        .entry(.done, "\(finding.id.rawValue)   no longer seen, \(when)", detail: ""))
    }
  }

  private var advice: [Page.Item] {
    guard let screen = setup.symptom?.value.advice, model.catalogue.screen(screen) != nil else {
      return []
    }
    return [Page.Item(.action("The usual cause, step by step"), .open(screen))]
  }

  private var details: [Page.Item] {
    guard let finding = findings.first(where: { $0.id == model.findings.focused }) ?? findings.first
    else {
      return []
    }
    return [Page.Item(.heading(finding.id.rawValue))] + details(of: finding)
  }

  /// What there is to know of a finding: what was seen, what to do, and what comes after that.
  func details(of finding: Finding) -> [Page.Item] {
    var items = [Page.Item(.detail(label: "What was seen", finding.evidence))]
    if Self.comparable.contains(finding.id) {
      items += setup.comparisons.map { Page.Item(.comparison($0)) }
    }
    items.append(Page.Item(.detail(label: "What to do", finding.remedy)))
    items += finding.fix.enumerated().map { index, click in
      Page.Item(.detail(label: index == 0 ? "Mend it" : "", "\(index + 1)  \(click)"))
    }
    items.append(Page.Item(.detail(label: "Then", finding.id.entry.then)))
    if let mended = setup.hypothesis(mending: finding.id, at: model.now) {
      items.append(Page.Item(.action("What if this were mended"), .whatIf(.suppose(mended))))
    }
    return items
  }

  private static let comparable: Set<FindingID> = [.namespaceWrong, .externalNameUnknown]

  /// What was read, what could not be, and what was not.
  var probes: [Page.Item] {
    let (read, failed, rest) = (made.read, made.failed, made.untried)
    var items: [Page.Item] = []
    if let oldest = read.compactMap({ setup.observations[$0]?.at }).min() {
      let when = oldest.short(at: model.now, offset: setup.offset)
      items.append(Page.Item(.detail(label: "Read", "since \(when): \(names(read)).")))
    }
    items += failed.map { kind in
      Page.Item(
        .entry(
          .unknown, "Could not be looked at: \(names([kind]))",
          detail: setup.failedProbes[kind]?.value.sentence ?? ""))
    }
    if !rest.isEmpty {
      let none = rest.contains(.backupShape) && setup.backup == nil
      let why = none ? " No backup is kept, so nothing was compared with DX's values." : ""
      items.append(Page.Item(.detail(label: "Not read", "\(names(rest)).\(why)")))
    }
    return items
  }

  private func names(_ kinds: [Observation.Kind]) -> String {
    kinds.map(\.title).joined(separator: ", ")
  }

  /// The system log's failures, grouped, each with the finding that it speaks for.
  var log: [Page.Item] {
    guard let log = setup.observations.log?.value else {
      let reason = setup.failedProbes[.log].map { " \($0.value.sentence)" } ?? ""
      return [Page.Item(.paragraph("The system log was not read yet.\(reason)"))]
    }
    let since = log.since.short(at: model.now, offset: setup.offset)
    guard !log.telling.isEmpty else {
      return [Page.Item(.paragraph("No failure of provisioning since \(since)."))]
    }
    return [Page.Item(.paragraph("Since \(since), newest first:"))]
      + log.telling.prefix(50).map(group)
  }

  private func group(_ group: LogGroup) -> Page.Item {
    func when(_ moment: Instant) -> String { moment.short(at: model.now, offset: setup.offset) }
    let who = group.people.count > 0 ? " of \(counted(group.people.count, "person", "people"))" : ""
    let span = group.first == group.last ? "" : "\(when(group.first)) to "
    let answer = group.reason.isEmpty ? "Okta gives no reason." : "Okta: “\(group.reason)”"
    let found = group.speaksFor.flatMap { id in findings.first { $0.id == id } }
    let sentences = [group.meaning, answer, found.map { "Speaks for \($0.id.rawValue)." }]
    return Page.Item(
      .entry(
        group.isFailure ? .error : .follower,
        "\(group.attempt): \(counted(group.count, "event"))\(who), \(span)\(when(group.last))",
        detail: sentences.compactMap { $0 }.joined(separator: " ")),
      found.map { .causes(.show($0.id)) })
  }
}

extension Symptom {
  /// The screen that says how its usual cause is mended.
  fileprivate var advice: String? {
    switch self {
    case .stopTonight: "trouble-stop-before-tonight"
    case .noDirectoryUsers: "trouble-no-users"
    case .fieldNotSyncing: "trouble-field-not-syncing"
    case .peopleMissing, .valueWrong, .personDeactivated, .rolesDoNotFollow, .credentialsFail,
      .notConnected, .nothingChanged, .unknown:
      nil
    }
  }
}

extension Severity {
  /// How a finding of it stands in a list.
  var entry: Page.EntryKind {
    switch self {
    case .error: .error
    case .warning: .warning
    case .info: .follower
    }
  }
}

extension [Finding] {
  /// What was found, and what to do about it: a few lines each, for a message.
  var listed: String {
    filter { $0.follows == nil }.enumerated().flatMap { index, finding in
      ["\(index + 1). \(finding.title). \(finding.evidence)", "   \(finding.remedy)"]
        + finding.fix.map { "   - \($0)" } + ["   Then: \(finding.id.entry.then)"]
    }.joined(separator: "\n")
  }
}
