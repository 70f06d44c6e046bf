// Package gen makes data to test with.
package gen


// tables returns a table per combination of tag values, with random values at regular times up to now.
//
// ## Parameters
// - n: Number of rows per table.
// - nulls: Share of null values. Default is `0.0`.
// - tags: Tags and how many values each has.
// - seed: Seed of the random numbers; without it, every run gives others.
builtin tables : (
        n: int,
        ?nulls: float,
        ?tags: [{name: string, cardinality: int}],
        ?seed: int,
    ) => stream[{A with _time: time, _value: float}]
