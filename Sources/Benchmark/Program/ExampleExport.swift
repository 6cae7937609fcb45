import Glibc
import SetupCore

/// A user export of a given number of rows, about 150 bytes each, in a temporary file.
///
/// Some fields are quoted, with commas and quotes in them; every e-mail is another. The same each
/// time.
struct ExampleExport: ~Copyable {
  private let file: TemporaryFile
  let bytes: Int
  var path: String { file.path }

  init(rows: Int) throws(BenchmarkFailure) {
    var bytes = 0
    file = try TemporaryFile("The example export") { file in
      var writer = CSVWriter()
      writer.write([
        "id", "name", "email", "github_username", "tag_team", "start_date", "title", "location",
      ])
      for row in 0..<rows {
        writer.write(Self.row(row))
        if row % 1000 == 999 || row == rows - 1 { bytes += Self.put(writer.take(), in: file) }
      }
    }
    self.bytes = bytes
  }

  private static func put(_ bytes: [UInt8], in file: UnsafeMutablePointer<FILE>) -> Int {
    fwrite(bytes, 1, bytes.count, file)
  }

  /// The cells of a row, counted from 0.
  static func row(_ number: Int) -> [String] {
    let id = 1_000_000 + number * 7 % 8_999_993
    let month = number % 12 + 1
    let day = number % 28 + 1
    return [
      "\(id)", "Person \(id)", "person.\(id)@team-\(number % 97).example.com",
      "gh-person-\(id)", number % 3 == 0 ? "Platform, Build & Release" : "Developer Experience",
      "20\(10 + number % 15)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)",
      number % 3 == 0 ? "Senior \"Software\" Engineer" : "Senior Software Engineer",
      "Building \(number % 40), Floor \(number % 9)",
    ]
  }
}
