namespace TwsSimulator.Handlers.History;

/// <summary>How bars are cut.</summary>
internal enum BarUnit
{
    Time,
    Day,
    Week,
    Month,
}
