namespace Gateway.Tws.Model;

/// <summary>What is special about a price tick.</summary>
[Flags]
public enum TickAttrib
{
    None = 0,
    CanAutoExecute = 1,
    PastLimit = 2,
    PreOpen = 4,
}
