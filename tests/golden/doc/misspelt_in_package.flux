// doc: subsring
