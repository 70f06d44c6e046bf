// Package location holds the option that says in which time zone calendar units are counted. Its names are in scope
// everywhere.
//
// ## Metadata
// introduced: 0.149.0
package location


// location is the zone in which windows and calendar functions find the borders of days, weeks, months and years,
// unless a call names another one. `zone` is an IANA name, `offset` is added on top.
option location = {zone: "UTC", offset: 0h}
