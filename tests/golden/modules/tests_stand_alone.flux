// check: lib/suite lib/tests
import "array"
import "./lib/suite"

array.from(rows: [{_value: suite.double(n: 4)}])

// ---
//
