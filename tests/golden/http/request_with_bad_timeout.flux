import "array"
import "http/requests"

array.from(
    rows: [
        {
            _value:
                requests.get(
                    url: "http://127.0.0.1:1/",
                    config: {insecureSkipVerify: false, timeout: -1s},
                ).statusCode,
        },
    ],
)

// ---
//
// --- stderr
// fluxc: `requests.do`: argument `config` must have a `timeout` that is positive, without months
//   at http/requests/requests.flux:45:5 in `do`
//   at http/requests/requests.flux:84:5 in `get`
//   at request_with_bad_timeout.flux:8:17
//   |
// 8 |                 requests.get(
//   |                 ^^^^^^^^^^^^
// --- exit 1
