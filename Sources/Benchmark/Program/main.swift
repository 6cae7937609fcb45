import Glibc

// Without arguments all sections run, else those named. Exit code 1 if a target is missed, 2 for
// an unknown section, 3 if something could not be measured.

let sections = [Section.start, .frame, .work, .timeLine, .verify, .preview, .probes, .people]
let arguments = Array(CommandLine.arguments.dropFirst())

if let child = arguments.first.flatMap(MeasuredChild.init(rawValue:)) {
  exit(child.run(Array(arguments.dropFirst())))
}
for name in arguments where !sections.contains(where: { $0.name == name }) {
  print(
    "There is no section \(name). It is one of: \(sections.map(\.name).joined(separator: ", ")).")
  exit(2)
}

var holds = true
for section in sections where arguments.isEmpty || arguments.contains(section.name) {
  print("# \(section.name)")
  do throws(BenchmarkFailure) {
    holds = try section.run() && holds
  } catch {
    print("not measured: \(error.reason)")
    exit(3)
  }
}
exit(holds ? 0 : 1)
