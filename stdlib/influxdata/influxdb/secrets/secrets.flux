// Package secrets gives scripts passwords and tokens that must not stand in their text.
//
// ## Metadata
// introduced: 0.41.0
package secrets


// get returns a secret: the value of the environment variable `FLUX_SECRET_<key>`. It fails when there is none.
//
// ## Parameters
// - key: Name of the secret.
//
// ## Example
// ```flux
// import "influxdata/influxdb/secrets"
//
// // no run: needs the environment variable FLUX_SECRET_TOKEN
// x = secrets.get(key: "TOKEN")
// ```
builtin get : (key: string) => string
