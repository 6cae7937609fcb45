import Basics
import Screens
import SetupCore
import Terminal

/// Fills a screen's blocks with the set-up's values.
struct PageBuilder {
  let model: Model
  let screen: Screen
  let values: [Placeholder: String]
  let facts: Set<Fact>
  let rows: Judgements
  let visible: [Screen]
  /// What is found; none but in troubleshooting.
  let findings: [Finding]
  private let questions: QuestionTable?

  init(_ model: Model, _ screen: Screen) {
    (self.model, self.screen) = (model, screen)
    rows = Judgements(model.setup, at: model.now, by: model.about.judge)
    facts = model.facts(rows)
    visible = model.catalogue.visible(given: facts)
    findings = screen.part == .trouble ? model.foundCauses : []
    let asks = screen.blocks.contains { $0.content == .table(.questions) }
    questions = asks ? QuestionTable(model) : nil
    values = model.placeholderValues(Summary(model.setup, rows, at: model.now), findings)
  }

  var page: Page {
    let whatIf = model.whatIf(rows)
    var items = whatIf.map { [Page.Item(.callout(.warning, $0.sentence))] } ?? []
    let blocks = screen.blocks(given: facts)
    items += blocks.filter { !$0.isLater }.flatMap { pieces(of: $0.content) } + waiting
    if let nextLabel { items.append(Page.Item(.next(nextLabel), .next)) }
    // What decides comes first, and going on without after everything else.
    items += blocks.filter { $0.isBelow && !$0.isLast }.flatMap { pieces(of: $0.content) }
    items += blocks.filter(\.isLast).flatMap { pieces(of: $0.content) }
    let hasList = items.hasList
    items = items.narrowed(by: model.window.filter)
    var page = Page(
      screen, items, sideNotes: questions?.notes ?? [], rows, visible: visible, heading: heading,
      whatIf)
    page.hasList = hasList
    (page.builtAt, page.finding) = (model.now, model.findings.focused)
    page.openBefore = model.isAhead ? firstOpen(from: model.setup.position.step) : nil
    page.gate =
      GateSummary(
        screen.part == .step ? screen.step : nil, rows, wanting: model.setup.wants,
        width: max(20, FrameLayout(model.window.size).body.width), model.about.marks
      ).lines
    page.layout = .fitting(page, model)
    return page
  }

  private func firstOpen(from position: Step) -> Step {
    Step.allCases.first { $0 >= position && !rows.letsLeave($0) } ?? position
  }

  // What only this sitting has to say on a screen: a code to type, people who are missing.
  private var waiting: [Page.Item] {
    var items: [Page.Item] = []
    if screen.id == WellKnownScreen.signIn.rawValue, let shown = model.signIn.deviceCode {
      items.append(Page.Item(.copy(label: "Type this code", value: shown.code), .copy(shown.code)))
      items.append(
        Page.Item(.link(label: "at \(shown.address)", url: shown.address), .openLink(shown.address))
      )
    }
    let kinds = Set(screen.preconditions.flatMap { Precondition.of($0).reads })
    items += Observation.Kind.allCases.filter(kinds.contains).flatMap(model.changeItems)
    let showsBackup = screen.preconditions.contains(.backupComplete)
    if showsBackup, !model.backup.missingPeople.isEmpty {
      items.append(Page.Item(.heading("The backup lacks (shown, not stored)")))
      items += model.backup.missingPeople.prefix(50).map { Page.Item(.paragraph($0)) }
    }
    return items
  }

  private func pieces(of content: Block.Content) -> [Page.Item] {
    switch content {
    case .paragraph(let text): [Page.Item(.paragraph(expanded(text)))]
    case .callout(let kind, let text): [Page.Item(.callout(kind, expanded(text)))]
    case .todo(let steps):
      steps.enumerated().map { Page.Item(.todo(number: $0.offset + 1, expanded($0.element))) }
    case .copy(let label, let value):
      [Page.Item(.copy(label: label, value: expanded(value)), .copy(expanded(value)))]
    case .link(let label, let url): link(label, url)
    case .help(let url): [Page.Item(.help(url), .openLink(url))]
    case .preconditions(let ids): rows(ids)
    case .field(let field):
      [Page.Item(.field(field, model.signIn.typed[field.id] ?? TextFieldState()), .edit(field.id))]
    case .choice(let choice): options(choice)
    case .table(.questions): questions?.items ?? []
    case .table(let id): Tables(model, rows, findings).items(id)
    case .picker(.backup): exports
    case .action(let action):
      isOffered(action)
        ? [Page.Item(.action(action.label), action.intent)] + progress(of: action) : done(action)
    case .draft(let draft):
      [
        Page.Item(
          .draft(to: draft.to, lines: draft.expandedLines(values: values)), .copyDraft(draft.id))
      ]
    }
  }

  // Where a button was stands what it did, and when.
  private func done(_ action: Action) -> [Page.Item] {
    let setup = model.setup
    var at: Instant?
    if case .attest(let id, _) = action.intent, rows.isMet(id) { at = setup.attestations[id]?.at }
    if action.intent == .askImmediateSync { at = setup.syncRequested }
    guard let at, screen.part == .step else { return [] }
    let when = at.short(at: model.now, offset: setup.offset)
    return [Page.Item(.entry(.done, "\(action.label): said \(when).", detail: ""))]
  }

  // Reading everyone takes long enough to say how far it is.
  private func progress(of action: Action) -> [Page.Item] {
    guard action.id == .liveBackup else { return [] }
    if let running = model.backup.verification { return [running.item] }
    return model.backup.readSoFar.map {
      [Page.Item(.paragraph("\($0) are kept for now. Press it again to go on there."))]
    } ?? []
  }

  private func expanded(_ text: String) -> String { Placeholder.expand(text, values: values) }

  // What is met needs no word and no waiver; what changes the set-up needs a writable sitting.
  private func isOffered(_ action: Action) -> Bool {
    if action.id.changesState, !model.access.canWrite { return false }
    if case .askImmediateSync = action.intent, let asked = model.setup.syncRequested {
      // Once it ran, the next one can be asked for.
      return model.setup.syncRan.map { $0 >= asked } ?? false
    }
    guard let id = action.precondition else { return model.writing.offers(action.id, model) }
    return action.id == .waive ? rows[id]?.blocks == true : !rows.isMet(id)
  }

  private func link(_ label: String, _ url: String) -> [Page.Item] {
    guard Placeholder.missing(in: url, values: values).isEmpty else { return [] }
    return [Page.Item(.link(label: label, url: expanded(url)), .openLink(expanded(url)))]
  }

  private func rows(_ ids: [PreconditionID]) -> [Page.Item] {
    [Page.Item(.heading(rowsHeading))]
      + ids.compactMap { rows[$0] }.map { Page.Item(.row(model.advised($0)), .showRow($0.id)) }
  }

  // Inside a step one may go on; what is open has to hold before the next one.
  private var rowsHeading: String {
    guard screen.part == .step, let step = screen.step, visible.of(step).last?.id != screen.id
    else {
      return "Before you go on"
    }
    return step.next.map { "Before step \($0.rawValue)" } ?? "Before the end"
  }

  private func options(_ choice: Choice) -> [Page.Item] {
    choice.options.map { option in
      let isChosen =
        UseCase(rawValue: option.value).map(model.setup.wants) ?? facts.contains(.neither)
      return Page.Item(
        .option(
          label: option.label, detail: option.detail, isChosen: isChosen,
          isMultiple: choice.multiple), .choose(option.value))
    }
  }

  private var exports: [Page.Item] {
    if let running = model.backup.verification { return [running.item] }
    let files = (model.backup.exports ?? []).map {
      Page.Item(.file($0), .verify(path: $0.path))
    }
    let none = files.isEmpty && model.access.canWrite && model.backup.exports != nil
    let hint = none ? [Page.Item(.paragraph("No export was found in the downloads folder."))] : []
    return files + hint
  }
}

extension PageBuilder {
  // The button at the end of a screen says where it leads; side screens only lead back.
  private var nextLabel: String? {
    guard screen.part == .introduction || screen.part == .step else { return nil }
    guard let index = visible.firstIndex(where: { $0.id == screen.id }) else { return nil }
    guard index + 1 < visible.count else {
      if screen.part == .introduction { return "That is all: leave" }
      return rows.areDone(model.setup) ? nil : "Finish"
    }
    let next = visible[index + 1]
    guard let step = next.step, step != screen.step else { return "Go on: \(next.title)" }
    return "Go on to step \(step.rawValue): \(step.title)"
  }
}

extension Block {
  fileprivate var isLater: Bool { isBelow || isLast }

  // Going on without, and who explains it.
  fileprivate var isLast: Bool {
    switch content {
    case .action(let action): action.id == .waive
    case .help: true
    case .paragraph, .callout, .todo, .copy, .link, .preconditions, .field, .choice, .table,
      .picker, .draft:
      false
    }
  }
}
