// run: --memory-limit 20MB
import "array"
import "regexp"
import "strings"

text = strings.repeat(v: "a", i: 5000)

array.from(rows: [{_value: regexp.replaceAllString(r: /a/, v: text, t: text)}])
