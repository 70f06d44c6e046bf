// run: --memory-limit 20MB
import "array"

double = (s) => "${s}${s}"
many = (s) => double(s: double(s: double(s: double(s: double(s: s)))))
s = many(s: many(s: many(s: many(s: "0123456789"))))

array.from(rows: [{_value: s}])
