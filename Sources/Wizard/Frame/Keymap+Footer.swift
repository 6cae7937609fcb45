import Screens
import SetupCore
import Terminal

extension Keymap {
  /// The footer: the keys that do something here, as far as they fit; help and the end always do.
  static func footer(_ model: Model) -> [Entry] {
    if model.dialog != nil {
      return placed(inDialog.filter { $0.isOffered(model) }, [], model)
    }
    if model.typesFilter { return placed(inFilter, [], model) }
    if model.isTyping { return placed(inField.dropLast(2), inField.suffix(2), model) }
    let offered = all.filter { $0.isInFooter && $0.isOffered(model) }
    let last = offered.filter { $0.intent == .window(.help) || $0.intent == .window(.quit) }
    return placed(
      offered.filter { one in !last.contains { $0.intent == one.intent } }, last, model)
  }

  private static func placed(
    _ first: some Sequence<Binding>, _ last: some Collection<Binding>, _ model: Model
  ) -> [Entry] {
    func width(_ binding: Binding) -> Int {
      displayWidth(model.about.marks.key(binding.name)) + 1
        + displayWidth(label(of: binding, model))
    }
    var room = model.window.size.width - 1 - last.reduce(0) { $0 + width($1) + 3 }
    var shown: [Binding] = []
    for binding in first {
      guard width(binding) < room else { break }
      room -= width(binding) + 3
      shown.append(binding)
    }
    var x = 1
    return (shown + last).map { binding in
      let entry = Entry(
        x: x, key: model.about.marks.key(binding.name), label: label(of: binding, model),
        intent: binding.intent)
      x += width(binding) + 3
      return entry
    }
  }

  private static func label(of binding: Binding, _ model: Model) -> String {
    if model.dialog != nil || model.typesFilter { return binding.label }
    if binding.intent == .back, model.takesAnswersBack { return "take back" }
    if binding.intent == .watch, model.watching.next != nil { return "stop" }
    guard binding.intent == .focus(.press), let focused = model.focused else {
      return binding.label
    }
    return focused.intent.label ?? binding.label
  }
}

extension Intent {
  /// What pressing Enter on it does, in a word or two; nil where that is just to press it.
  fileprivate var label: String? {
    switch self {
    case .choose, .next: "go on"
    case .verify: "check"
    case .copy, .copyDraft: "copy"
    case .openLink: "open"
    case .edit: "next"
    case .causes(.answer): "answer"
    case .preview(.who): "who"
    case .preview(.trace): "follow"
    case .focus, .back, .open, .listSteps, .goTo, .saveDraft, .fill, .showRow, .attest, .waive,
      .withdraw, .askSupport, .askImmediateSync, .syncRan, .chooseBackupFile, .keepVerified,
      .showProblems, .readEveryone, .writeOutBackup, .forgetVault, .plan, .writes, .signIn,
      .listApps, .chooseApp, .probe, .watch, .preview, .causes, .people, .saveChangeRecord,
      .createBundle, .compareBundle, .openTimeLine, .whatIf, .startOver,
      .demo, .dialog, .window:
      nil
    }
  }
}
