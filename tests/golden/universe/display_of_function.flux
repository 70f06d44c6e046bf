import "array"
import "experimental"
import "strings"

add = (r) => r.x + 1

array.from(
    rows: [
        {text: display(v: (a, b=2, c=<-) => a)},
        {text: display(v: add)},
        {text: display(v: (r) => ({r with y: 1}))},
        {text: display(v: strings.title)},
        {text: display(v: filter)},
        {text: display(v: [() => true])},
        {text: experimental.catch(fn: () => string(v: (x) => x + 1.0)).msg},
    ],
)
