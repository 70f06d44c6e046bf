// Package naiveBayesClassifier predicts a class from a field's value, by how often both occurred together.
//
// ## Metadata
// introduced: 0.86.0
package naiveBayesClassifier


// naiveBayes learns from the data of 2020-01-02 to 2020-01-06 and predicts the class of the data of 2020-01-01. The
// column `airborne` must exist.
//
// ## Parameters
// - tables: Input tables, not yet bounded by `range`.
// - myClass: Column with the class.
// - myField: Field that tells about the class.
// - myMeasurement: Measurement of the data.
//
// ## Example
// ```flux
// import "array"
// import "contrib/RohanSreerama5/naiveBayesClassifier"
//
// array.from(
//     rows: [
//         {_time: 2020-01-01T12:00:00Z, Animal_name: "wren", _value: 1, airborne: 1},
//         {_time: 2020-01-02T12:00:00Z, Animal_name: "robin", _value: 1, airborne: 1},
//         {_time: 2020-01-03T12:00:00Z, Animal_name: "newt", _value: 0, airborne: 0},
//     ],
// )
//     |> map(fn: (r) => ({r with _measurement: "zoo", _field: "feathers"}))
//     |> naiveBayesClassifier.naiveBayes(myClass: "airborne", myField: "feathers", myMeasurement: "zoo")
// ```
naiveBayes = (tables=<-, myClass, myField, myMeasurement) => {
    between = (start, stop) =>
        tables
            |> range(start: start, stop: stop)
            |> filter(fn: (r) => r._measurement == myMeasurement and r._field == myField)
            |> group()
    training = between(start: 2020-01-02T00:00:00Z, stop: 2020-01-06T23:00:00Z)
    test = between(start: 2020-01-01T00:00:00Z, stop: 2020-01-01T23:00:00Z)

    counted =
        training
            |> group(columns: ["_field"])
            |> count()
            |> findRecord(fn: (key) => key._field == myField, idx: 0)
    total = counted._value

    // How likely is a class, a value, and a value of a class.
    P_Class_k =
        training
            |> group(columns: [myClass, "_field"])
            |> count()
            |> map(fn: (r) => ({r with p_k: float(v: r._value) / float(v: total), tc: total}))
            |> group()
    P_value_x =
        training
            |> group(columns: ["_value", "_field"])
            |> count(column: myClass)
            |> map(fn: (r) => ({r with p_x: float(v: r.airborne) / float(v: total), tc: total}))
    P_k_x =
        training
            |> group(columns: ["_field", "_value", myClass])
            |> reduce(identity: {sum: 0.0}, fn: (r, accumulator) => ({sum: accumulator.sum + 1.0}))
            |> group()
    P_k_x_class =
        join(tables: {P_k_x: P_k_x, P_Class_k: P_Class_k}, on: [myClass], method: "inner")
            |> group(columns: [myClass, "_value_P_k_x"])
            |> limit(n: 1)
            |> map(fn: (r) => ({r with P_x_k: r.sum / float(v: r._value_P_Class_k)}))
            |> drop(columns: ["_field_P_Class_k", "_value_P_Class_k"])
            |> rename(columns: {_field_P_k_x: "_field", _value_P_k_x: "_value"})
    Probability_table =
        join(
            tables: {P_k_x_class: P_k_x_class, P_value_x: P_value_x},
            on: ["_value", "_field"],
            method: "inner",
        )
            |> map(fn: (r) => ({r with Probability: r.P_x_k * r.p_k / r.p_x}))
    r = test |> keep(columns: ["_value", "Animal_name", "_field"])

    return join(tables: {Probability_table: Probability_table, r: r}, on: ["_value"], method: "inner")
}
