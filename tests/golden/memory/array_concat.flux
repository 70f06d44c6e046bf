// run: --memory-limit 20MB
import "array"

double = (a) => array.concat(arr: a, v: a)
many = (a) => double(a: double(a: double(a: double(a: double(a: a)))))
a = many(a: many(a: many(a: many(a: ["x"]))))

array.from(rows: array.map(arr: a, fn: (x) => ({_value: x})))
