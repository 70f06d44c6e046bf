// Package dict works with dictionaries: immutable maps from keys to values.
package dict


// fromList makes a dictionary of an array of records with `key` and `value`; of equal keys the last wins.
builtin fromList : (pairs: [{key: K, value: V}]) => [K:V] where K: Comparable

// get returns the value of a key, or `default` when there is none.
builtin get : (dict: [K:V], key: K, default: V) => V where K: Comparable

// insert returns the dictionary with the value of a key added or replaced.
builtin insert : (dict: [K:V], key: K, value: V) => [K:V] where K: Comparable

// remove returns the dictionary without a key.
builtin remove : (dict: [K:V], key: K) => [K:V] where K: Comparable
