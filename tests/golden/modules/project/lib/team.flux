package team

name = "team"
