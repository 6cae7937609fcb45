import Terminal
import Testing

@Suite("Cells and places")
struct CellTests {
  @Test("A rectangle has its upper left corner, and not what lies beyond its extent")
  func contains() {
    let rect = Rect(x: 2, y: 1, width: 3, height: 2)
    let inside = (0..<6).flatMap { y in (0..<8).map { Point(x: $0, y: y) } }.filter(rect.contains)
    #expect(inside.map(\.x) == [2, 3, 4, 2, 3, 4])
    #expect(inside.map(\.y) == [1, 1, 1, 2, 2, 2])
    #expect(!Rect(x: 0, y: 0, width: -4, height: 1).contains(Point(x: 0, y: 0)))
  }
}
