namespace Gateway.Registry;

/// <summary>What the client of a request said it can do when it is asked something.</summary>
[Flags]
public enum ClientFeatures
{
    None = 0,

    /// <summary>A form can be shown to the person (elicitation, mode form).</summary>
    ElicitationForm = 1,

    /// <summary>A page can be opened for the person (elicitation, mode url).</summary>
    ElicitationUrl = 2,

    /// <summary>The client's model can be asked (sampling).</summary>
    Sampling = 4,

    /// <summary>The client's model can be asked, with tools (sampling.tools).</summary>
    SamplingTools = 8,

    /// <summary>The client tells its root folders (roots).</summary>
    Roots = 16,
}
