namespace Gateway.Handlers;

/// <summary>
/// On an assembly: the text arguments of its handlers hold printable ASCII only, because the service behind them carries nothing else. Exceptions are
/// marked by <see cref="FreeTextAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PlainTextAttribute : Attribute;

/// <summary>The text stays in the gateway, so that it may hold any characters.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FreeTextAttribute : Attribute;
