import "array"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}])
    |> range(start: 1677-09-22T00:00:00Z, stop: 2262-04-11T00:00:00Z)
    |> window(every: 1ns, createEmpty: true)
