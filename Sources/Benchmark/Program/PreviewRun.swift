import Glibc
import HTTPTransport
import OktaAPI
import SetupCore
import Wizard

/// A preview of example pages, read by the client that reads Okta, against a backup.
struct PreviewRun: Sendable {
  private static let attributes = ["startdate", "githubusername", "tag_team"].map {
    SyncedAttribute(variableName: $0, externalName: $0)
  }

  private let pages: PagesFile
  private let backup: String

  init(pages: String, backup: String) throws(BenchmarkFailure) {
    self.pages = try PagesFile(pages)
    self.backup = backup
  }

  /// Reads both files and counts, timed.
  func timed(_ times: inout Measurement) throws(BenchmarkFailure) -> Preview {
    var result: Result<Preview, BenchmarkFailure>?
    times.add { result = Result { () throws(BenchmarkFailure) in try count() } }
    guard let result else { throw BenchmarkFailure(reason: "Nothing was counted.") }
    return try result.get()
  }

  /// Reads both files and counts.
  func count() throws(BenchmarkFailure) -> Preview {
    var reader = BackupTableReader(Self.attributes)
    do throws(BackupFileFailure) {
      try readBackupFile(at: backup) { reader.feed($0.assumingMemoryBound(to: UInt8.self)) }
    } catch {
      throw BenchmarkFailure(reason: error.shortfall.reason)
    }
    guard let read = reader.finish() else {
      throw BenchmarkFailure(reason: "The backup has no e-mails.")
    }
    let tally = PreviewTally(read.table, columns: read.columns, against: .file)
    let client = try client()
    return try waiting { () -> Result<Preview, BenchmarkFailure> in
      var tally = tally
      var place = AppUsersPlace()
      do throws(OktaFailure) {
        try await client.assignedPeople(
          of: "0oa1example", valuesOf: tally.variableNames, from: &place
        ) { people, _ throws(OktaFailure) in
          tally.take(people)
        }
        return .success(tally.finish())
      } catch {
        return .failure(BenchmarkFailure(reason: error.reason))
      }
    }.get()
  }

  private func client() throws(BenchmarkFailure) -> OktaClient {
    do {
      let organisation = try OktaOrganisation.read("https://acme.okta.com").organisation
      let credentials = try OktaCredentials(organisation, token: Secret("SSWS 00example"))
      return OktaClient(credentials, over: Transport { [pages] in try pages.answer(to: $0) })
    } catch {
      throw BenchmarkFailure(reason: "The example organisation was refused.")
    }
  }
}

/// A file of pages, answered as Okta does: each with a link to the next.
private struct PagesFile: Sendable {
  private let path: String
  /// Where each page begins, and where the last one ends.
  private let starts: [Int]

  init(_ path: String) throws(BenchmarkFailure) {
    guard let file = fopen(path, "r") else { throw BenchmarkFailure(reason: "There are no pages.") }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var room = 0
    var starts = [0]
    while case let count = getline(&line, &room, file), count > 0 {
      starts.append(starts[starts.count - 1] + count)
    }
    free(line)
    (self.path, self.starts) = (path, starts)
  }

  func answer(to request: Request) throws(TransportFailure) -> Response {
    let cursor = request.url.split(separator: "=").last.flatMap { Int($0) }
    let number = request.url.contains("after=") ? cursor ?? 0 : 0
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    let length = starts[number + 1] - starts[number]
    let body = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, length, starts[number]))
    }
    guard body.count == length else { throw TransportFailure.other("The page is cut off.") }
    var headers = ["content-type": "application/json"]
    if number + 2 < starts.count {
      headers["link"] = "<https://acme.okta.com/x?after=\(number + 1)>; rel=\"next\""
    }
    return Response(status: 200, headers: headers, body: body)
  }
}
