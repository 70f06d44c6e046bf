// Package array is the package `array` with conversions of whole arrays.
//
// ## Metadata
// introduced: 0.79.0
package array


import "array"

// from is `array.from` of the other package.
//
// ## Example
// ```flux
// import "experimental/array"
//
// array.from(rows: [{_value: 1}, {_value: 2}])
// ```
//
// ## Metadata
// deprecated: 0.103.0
// instead: array.from
from = array.from

// concat is `array.concat` of the other package.
//
// ## Example
// ```flux
// import "experimental/array"
//
// x = array.concat(arr: [1, 2], v: [3])
// // x is [1, 2, 3]
// ```
//
// ## Metadata
// introduced: 0.155.0
// deprecated: 0.173.0
// instead: array.concat
concat = array.concat

// map is `array.map` of the other package.
//
// ## Example
// ```flux
// import "experimental/array"
//
// x = array.map(arr: [1, 2, 3], fn: (x) => x * x)
// // x is [1, 4, 9]
// ```
//
// ## Metadata
// introduced: 0.155.0
// deprecated: 0.173.0
// instead: array.map
map = array.map

// filter is `array.filter` of the other package.
//
// ## Example
// ```flux
// import "experimental/array"
//
// x = array.filter(arr: [1, 2, 3], fn: (x) => x != 2)
// // x is [1, 3]
// ```
//
// ## Metadata
// introduced: 0.155.0
// deprecated: 0.173.0
// instead: array.filter
filter = array.filter

// toBool converts all elements with `bool`.
//
// ## Example
// ```flux
// import "experimental/array"
//
// x = array.toBool(arr: ["true", "false"])
// // x is [true, false]
// ```
//
// ## Metadata
// introduced: 0.184.0
toBool = (arr=<-) => array.map(arr: arr, fn: (x) => bool(v: x))

// toInt converts all elements with `int`.
//
// ## Example
// ```flux
// import "experimental/array"
//
// x = array.toInt(arr: ["12", "30"])
// // x is [12, 30]
// ```
//
// ## Metadata
// introduced: 0.184.0
toInt = (arr=<-) => array.map(arr: arr, fn: (x) => int(v: x))

// toUInt converts all elements with `uint`.
//
// ## Example
// ```flux
// import "experimental/array"
//
// x = array.toUInt(arr: ["12", "30"])
// // x is [12, 30]
// ```
//
// ## Metadata
// introduced: 0.184.0
toUInt = (arr=<-) => array.map(arr: arr, fn: (x) => uint(v: x))

// toFloat converts all elements with `float`.
//
// ## Example
// ```flux
// import "experimental/array"
//
// x = array.toFloat(arr: [1, 2])
// // x is [1, 2]
// ```
//
// ## Metadata
// introduced: 0.184.0
toFloat = (arr=<-) => array.map(arr: arr, fn: (x) => float(v: x))

// toString converts all elements with `string`.
//
// ## Example
// ```flux
// import "experimental/array"
//
// x = array.toString(arr: [1.5, 2.0])
// // x is [1.5, 2]
// ```
//
// ## Metadata
// introduced: 0.184.0
toString = (arr=<-) => array.map(arr: arr, fn: (x) => string(v: x))

// toTime converts all elements with `time`.
//
// ## Example
// ```flux
// import "experimental/array"
//
// x = array.toTime(arr: ["2024-01-01T00:00:00Z"])
// // x is [2024-01-01T00:00:00.000000000Z]
// ```
//
// ## Metadata
// introduced: 0.184.0
toTime = (arr=<-) => array.map(arr: arr, fn: (x) => time(v: x))

// toDuration converts all elements with `duration`.
//
// ## Example
// ```flux
// import "experimental/array"
//
// x = array.toDuration(arr: ["1h", "90s"])
// // x is [1h, 1m30s]
// ```
//
// ## Metadata
// introduced: 0.184.0
toDuration = (arr=<-) => array.map(arr: arr, fn: (x) => duration(v: x))
