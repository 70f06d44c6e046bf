// Package array is the package `array` with conversions of whole arrays.
package array


import "array"

// from is `array.from` of the other package.
from = array.from

// concat is `array.concat` of the other package.
concat = array.concat

// map is `array.map` of the other package.
map = array.map

// filter is `array.filter` of the other package.
filter = array.filter

// toBool converts all elements with `bool`.
toBool = (arr=<-) => array.map(arr: arr, fn: (x) => bool(v: x))

// toInt converts all elements with `int`.
toInt = (arr=<-) => array.map(arr: arr, fn: (x) => int(v: x))

// toUInt converts all elements with `uint`.
toUInt = (arr=<-) => array.map(arr: arr, fn: (x) => uint(v: x))

// toFloat converts all elements with `float`.
toFloat = (arr=<-) => array.map(arr: arr, fn: (x) => float(v: x))

// toString converts all elements with `string`.
toString = (arr=<-) => array.map(arr: arr, fn: (x) => string(v: x))

// toTime converts all elements with `time`.
toTime = (arr=<-) => array.map(arr: arr, fn: (x) => time(v: x))

// toDuration converts all elements with `duration`.
toDuration = (arr=<-) => array.map(arr: arr, fn: (x) => duration(v: x))
