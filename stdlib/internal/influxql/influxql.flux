// Package influxql holds what queries need that were InfluxQL before.
//
// ## Metadata
// introduced: 0.60.0
package influxql


// epoch is the time 0.
epoch = 1970-01-01T00:00:00Z

// minTime is the earliest time there is.
minTime = 1677-09-21T00:12:43.145224194Z

// maxTime is the latest time there is.
maxTime = 2262-04-11T23:47:16.854775806Z
