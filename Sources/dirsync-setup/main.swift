print("dirsync-setup")
