import Basics
import Testing

@Suite("Near misses")
struct NearMissTests {
  @Test(
    "The likeliest word is found, and none where none is near",
    arguments: [
      ("paragraf", "paragraph"), ("tdoo", "todo"), ("tood", "todo"), ("tabel", "table"),
      ("calloutt", "callout"), ("x", nil), ("", nil), ("something", nil), ("table", "table"),
    ] as [(String, String?)])
  func words(word: String, expected: String?) {
    #expect(nearest(to: word, among: ["callout", "paragraph", "table", "todo"]) == expected)
  }

  @Test("Of two that are equally near, the first is taken")
  func ties() {
    #expect(nearest(to: "cat", among: ["car", "can"]) == "car")
  }
}
