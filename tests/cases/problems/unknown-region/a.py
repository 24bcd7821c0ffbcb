# region main
print(1)
# endregion main
