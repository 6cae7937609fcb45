// What a Swift program takes that does nothing: --version is measured against it.
print("0")
