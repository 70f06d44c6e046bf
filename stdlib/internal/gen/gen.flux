// Package gen makes data to test with.
//
// ## Metadata
// introduced: 0.50.0
package gen


// tables returns a table per combination of tag values, with random values every ten seconds up to now.
//
// Values are normally distributed around 0 with a standard deviation of 50. The same seed gives the same values and
// tags in every run; the times are those up to the start of the run.
//
// ## Parameters
// - n: Number of rows per table; 0 stands for 6.
// - nulls: Share of null values. Default is `0.0`.
// - tags: Tags and how many values each has; the values are random, too. Default is no tags, which gives one table.
// - seed: Seed of the random numbers; without it, every run gives others.
//
// ## Example
// ```flux
// import "internal/gen"
//
// gen.tables(n: 3, tags: [{name: "host", cardinality: 2}], seed: 42)
// ```
builtin tables : (
        n: int,
        ?nulls: float,
        ?tags: [{name: string, cardinality: int}],
        ?seed: int,
    ) => stream[{A with _time: time, _value: float}]
