namespace Gateway.Registry.Arguments;

/// <summary>A class of arguments that names an instrument, and so the unit of the prices and amounts next to it.</summary>
internal interface IQuoted
{
    /// <summary>Whether the instrument is quoted in US dollars for certain, so that a dollar sign says nothing else.</summary>
    bool InDollars { get; }
}
