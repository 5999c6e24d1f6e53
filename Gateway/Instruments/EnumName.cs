namespace Gateway.Instruments;

/// <summary>The text that TWS has for a value of an enumeration: its <see cref="JsonStringEnumMemberNameAttribute"/>, or its name.</summary>
internal static class EnumName<T> where T : struct, Enum
{
    private static readonly Dictionary<T, string> Names = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(
        field => (T)field.GetValue(null)!,
        field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name);

    public static string Of(T value) => Names[value];
}
