namespace Gateway.Registry.Asking;

/// <summary>One thing that can be chosen in a form.</summary>
/// <param name="Value">What the answer holds.</param>
/// <param name="Title">What the person sees.</param>
public sealed record ElicitChoice(string Value, string Title);
