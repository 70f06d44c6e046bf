// run: --memory-limit 20MB
import "array"
import "experimental"
import "strings"

result = experimental.catch(fn: () => strings.repeat(v: "a", i: 30000000))

array.from(rows: [{_value: result.msg}])
