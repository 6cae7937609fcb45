import Foundation
import Support
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("render")
struct RenderTests {
  let program: ProgramUnderTest
  init() throws { program = try ProgramUnderTest() }

  private func isWellFormed(_ text: String) -> Bool { XMLParser(data: Data(text.utf8)).parse() }

  @Test("A screen as HTML and SVG is well-formed, has its words, and is the same elsewhere")
  func formats() async throws {
    for (format, beginning) in [("html", "<!DOCTYPE html>\n"), ("svg", "<?xml version=")] {
      let words = ["render", "2-back-up", "--format", format, "--now", "2026-11-20T09:00:00Z"]
      let here = try await program.run(words)
      var elsewhere = program
      elsewhere.environment = [
        "NO_COLOR": "1", "TERM": "dumb", "TZ": "Asia/Tokyo", "HOME": "/",
      ]
      let there = try await elsewhere.run(words)

      #expect(here.code == 0)
      #expect(here.output.hasPrefix(beginning))
      #expect(here.output.contains("✗"))
      #expect(here.output.contains("<title>2-back-up: "))
      #expect(isWellFormed(here.output))
      #expect(here.output == there.output)
    }
  }

  @Test("All screens are one HTML document, each under its heading")
  func all() async throws {
    let ended = try await program.run("render", "--all", "--format=html", "--size", "100x40")
    let list = try await program.run("render", "--list")
    let screens = list.output.split(separator: "\n").count

    #expect(ended.code == 0)
    #expect(isWellFormed(ended.output))
    #expect(ended.output.components(separatedBy: "<pre>").count == screens + 1)
    #expect(ended.output.components(separatedBy: "<h2>").count == screens + 1)
  }

  @Test(
    "What makes no sense together is wrong usage, with a sentence",
    arguments: [
      (
        ["--all", "--format", "svg"],
        "An SVG has one screen: name it, or take --format html with --all."
      ),
      (
        ["2-back-up", "--format", "html", "--plain"],
        "--plain prints the dialogue's text; leave it or --format out."
      ),
      (["--list", "--format", "svg"], "--list prints text; leave --format out."),
      (
        ["2-back-up", "--format", "png"],
        "Unknown value of --format: png. It can be text, html, svg."
      ),
    ])
  func refused(words: [String], sentence: String) async throws {
    let ended = try await program.run(["render"] + words)
    #expect(ended.code == 2)
    #expect(ended.errors == sentence + "\n")
    #expect(ended.output.isEmpty)
  }

  @Test("With --ascii the picture has plain characters only")
  func ascii() async throws {
    let ended = try await program.run("render", "2-back-up", "--format", "svg", "--ascii")
    #expect(ended.code == 0)
    #expect(ended.output.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("render: the list, and every screen within its size and without escapes")
  func render() async throws {
    let list = try await program.run("render", "--list")
    #expect(list.code == 0)
    let ids = list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(ids.contains("2-back-up"))
    for (width, height) in [(80, 24), (60, 20), (132, 43), (12, 4)] {
      let ended = try await program.run("render", "2-back-up", "--size", "\(width)x\(height)")
      let lines = ended.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(ended.code == 0)
      #expect(lines.count <= height)
      #expect(lines.allSatisfy { $0.count <= width }, "\(ended.output)")
    }
    let all = try await program.run("render", "--all")
    #expect(!all.output.contains("\u{1B}"))
    for id in ids { #expect(all.output.contains("\(id)\n"), "\(id)") }
    let ascii = try await program.run("render", "--all", "--ascii")
    #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
    let plain = try await program.run("render", "2-back-up", "--plain")
    #expect(plain.output.hasPrefix("Step 2 of 5: Back up user data"))
    #expect(plain.output.contains("\nChoose: 1 "))
    #expect(try await program.run("render", "2-back-up", "--size", "big").code == 2)
    #expect(try await program.run("render").code == 2)
  }
}
