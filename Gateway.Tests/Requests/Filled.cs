namespace Gateway.Tests.Requests;

/// <summary>Records in which every text is its member's name in angle brackets, every number differs, and switches keep their default.</summary>
internal sealed class Filled
{
    private int _next = 1000;

    /// <summary>The text of every number that was given, by <c>&lt;Member&gt;</c>.</summary>
    public Dictionary<string, string> Numbers { get; } = [];

    public T Of<T>() where T : new()
    {
        var record = new T();
        foreach (var property in typeof(T).GetProperties().Where(property => property.CanWrite))
        {
            if (Value(property.Name, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is { } value)
                property.SetValue(record, value);
        }
        return record;
    }

    private object? Value(string name, Type type)
    {
        if (type == typeof(string))
            return $"<{name}>";
        object? number = type == typeof(int) ? _next++ : type == typeof(decimal) ? _next++ + 0.25m : type == typeof(double) ? _next++ + 0.5 : null;
        if (number is not null)
            Numbers[$"<{name}>"] = Convert.ToString(number, CultureInfo.InvariantCulture)!;
        return number;
    }
}
