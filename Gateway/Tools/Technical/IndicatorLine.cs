namespace Gateway.Tools.Technical;

/// <summary>One line of an indicator: a value for each bar, null while there are too few bars before it.</summary>
internal sealed record IndicatorLine(string Name, double?[] Values);
