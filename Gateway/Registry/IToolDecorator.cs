namespace Gateway.Registry;

/// <summary>Stands between the callers and some tools, such as a log of what was asked. Every tool is shown to it once, when the registry is built.</summary>
/// <remarks>An interface because the registry does not know who watches: Trading does, which stands above it.</remarks>
public interface IToolDecorator
{
    /// <summary>The tool as callers shall have it: the same, or one with another <see cref="ToolDescriptor.Invoker"/>.</summary>
    ToolDescriptor Watch(ToolDescriptor tool);
}
