import Basics
import Testing

@Suite("JSON values")
struct JSONValueTests {
  @Test(
    "Written compactly, keys in their order",
    arguments: [
      (nil, "null"), (true, "true"), (false, "false"), (-3, "-3"), ([], "[]"), ([:], "{}"),
      (["b": 1, "a": [nil, "x"]], #"{"b":1,"a":[null,"x"]}"#),
      ("\"\\/\n\r\t\u{8}", #""\"\\/\n\r\t\u0008""#),
      ("\u{1B}[31m\u{7F}\u{9B}é😀", #""\u001b[31m\u007f\u009bé😀""#),
    ] as [(JSONValue, String)])
  func compact(value: JSONValue, text: String) throws {
    #expect(value.text() == text)
    #expect(try JSONReader.value(text) == value)
  }

  @Test("Sorted by the bytes of the keys, at every level")
  func sorted() {
    let value: JSONValue = ["b": ["z": 1, "Z": 2], "a": [["d": 1, "c": 2]], "é": 1, "z": 2]
    #expect(
      value.text(sortedKeys: true)
        == #"{"a":[{"c":2,"d":1}],"b":{"Z":2,"z":1},"z":2,"é":1}"#)
  }

  @Test("A number is written as it was spelled")
  func numberSpelling() throws {
    #expect(
      try JSONReader.value("[1.0,1e2,-0,10000000000000000000000]").text()
        == "[1.0,1e2,-0,10000000000000000000000]")
  }

  @Test("Members are looked up, set, dropped and added in order")
  func members() {
    var object = JSONObject([.init("a", 1), .init("b", "x")])
    object["a"] = 2
    object["c"] = nil
    object["d"] = true
    object["b"] = nil
    #expect(object == JSONObject([.init("a", 2), .init("d", true)]))
    #expect(object.keys == ["a", "d"])
    let value = JSONValue.object(object)
    #expect(value["d"]?.bool == true)
    #expect(value["b"] == nil)
    #expect(JSONValue.string("a")["a"] == nil)
  }

  @Test("A value answers only as what it is")
  func accessors() {
    let values: [JSONValue] = [nil, true, 1, "s", [], [:]]
    #expect(values.map(\.isNull) == [true, false, false, false, false, false])
    #expect(values.map { $0.bool != nil } == [false, true, false, false, false, false])
    #expect(values.map { $0.number != nil } == [false, false, true, false, false, false])
    #expect(values.map { $0.string != nil } == [false, false, false, true, false, false])
    #expect(values.map { $0.array != nil } == [false, false, false, false, true, false])
    #expect(values.map { $0.object != nil } == [false, false, false, false, false, true])
  }
}
