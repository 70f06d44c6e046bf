// doc: substring
