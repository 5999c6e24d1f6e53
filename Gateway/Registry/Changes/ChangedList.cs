namespace Gateway.Registry.Changes;

/// <summary>The lists whose change is told.</summary>
internal enum ChangedList
{
    Tools,
    Prompts,
    Resources,
}
