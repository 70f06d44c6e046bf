// Package dict works with dictionaries: immutable maps from keys to values.
//
// ## Metadata
// introduced: 0.97.0
package dict


// fromList makes a dictionary of an array of records with `key` and `value`; of equal keys the last wins.
//
// ## Example
// ```flux
// import "dict"
//
// x = dict.fromList(pairs: [{key: "web-1", value: "Berlin"}, {key: "web-2", value: "Oslo"}])
// // x is [web-1: Berlin, web-2: Oslo]
// ```
builtin fromList : (pairs: [{key: K, value: V}]) => [K:V] where K: Comparable

// get returns the value of a key, or `default` when there is none.
//
// ## Example
// ```flux
// import "dict"
//
// x = dict.get(dict: ["web-1": "Berlin"], key: "web-9", default: "unknown")
// // x is unknown
// ```
builtin get : (dict: [K:V], key: K, default: V) => V where K: Comparable

// insert returns the dictionary with the value of a key added or replaced.
//
// ## Example
// ```flux
// import "dict"
//
// x = dict.insert(dict: ["web-1": "Berlin"], key: "web-2", value: "Oslo")
// // x is [web-1: Berlin, web-2: Oslo]
// ```
builtin insert : (dict: [K:V], key: K, value: V) => [K:V] where K: Comparable

// remove returns the dictionary without a key.
//
// ## Example
// ```flux
// import "dict"
//
// x = dict.remove(dict: ["web-1": "Berlin", "web-2": "Oslo"], key: "web-1")
// // x is [web-2: Oslo]
// ```
builtin remove : (dict: [K:V], key: K) => [K:V] where K: Comparable
