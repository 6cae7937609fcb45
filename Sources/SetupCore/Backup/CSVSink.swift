/// What takes in what the grammar finds in a file, in the order of the file.
///
/// A field comes as any number of pieces, without its quotes and with doubled quotes as one; the
/// memory of a piece is there during the call alone.
protocol CSVSink: ~Copyable {
  /// The next bytes of a field; columns count from 0.
  mutating func text(_ piece: UnsafeBufferPointer<UInt8>, column: Int)
  /// The field is complete.
  mutating func fieldEnded(column: Int)
  /// The record is complete.
  mutating func recordEnded(_ record: CSVRecordEnd)
}

/// A record as the grammar saw it end.
struct CSVRecordEnd {
  /// The physical line that it starts on; the first is 1.
  var line: Int
  /// How many fields it has.
  var fields: Int
  /// What is wrong with its writing.
  var flaws: CSVFlaws
}
