import HTTPTransport
import Testing

@Suite("The Link header")
struct LinkHeaderTests {
  @Test(
    "Where a list goes on",
    arguments: [
      (
        #"<https://a.example.com/x?after=1&limit=2>; rel="next""#,
        "https://a.example.com/x?after=1&limit=2"
      ),
      (#"<https://a/1>; rel="self", <https://a/2>; rel="next""#, "https://a/2"),
      (#"<https://a/1,2>; rel="self",<https://a/2,;3>;rel=next"#, "https://a/2,;3"),
      (#"<https://a/2>; title="a, b; rel=\"self\""; rel="prev next""#, "https://a/2"),
      (#"<https://a/2> ; REL = "NEXT""#, "https://a/2"),
      (#"<https://a/1>; rel="prev"; rel="next", <https://a/2>; rel=next"#, "https://a/2"),
      (#"<https://a/1>; rel="nextish""#, nil), (#"<https://a/1>; title="rel=next""#, nil),
      (#"<https://a/1>"#, nil), (#"<>; rel="next""#, nil), (#"<https://a/1; rel="next""#, nil),
      ("", nil), ("next", nil), (#"<a>; rel="self"; <b>; rel="next""#, nil),
    ] as [(String, String?)])
  func next(value: String, target: String?) { #expect(LinkHeader(value).next == target) }

  @Test("All links with their relations, in order")
  func links() {
    let links = LinkHeader(#"<a>; rel="self", <b>; type=x; rel="first Last""#).links
    #expect(links.map(\.target) == ["a", "b"])
    #expect(links.map(\.relations) == [["self"], ["first", "last"]])
  }

  @Test("A header of a million brackets is read within its bound")
  func hostile() {
    #expect(LinkHeader(String(repeating: "<", count: 1_000_000)).links.isEmpty)
    #expect(LinkHeader(String(repeating: "<a>;rel=x,", count: 100_000)).links.count == 6553)
  }
}
