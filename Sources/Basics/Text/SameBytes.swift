/// Whether two texts in memory are the same byte for byte.
///
/// Short ones are compared millions of times in a list of people; eight bytes at a time.
@inlinable
public func haveSameBytes(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>)
  -> Bool
{
  guard one.count == other.count else { return false }
  guard let left = UnsafeRawPointer(one.baseAddress),
    let right = UnsafeRawPointer(other.baseAddress)
  else { return true }
  var at = 0
  while at &+ 8 <= one.count {
    guard
      (left + at).loadUnaligned(as: UInt64.self) == (right + at).loadUnaligned(as: UInt64.self)
    else { return false }
    at &+= 8
  }
  while at < one.count {
    guard one[at] == other[at] else { return false }
    at &+= 1
  }
  return true
}
