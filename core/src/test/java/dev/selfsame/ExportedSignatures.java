package dev.selfsame;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types that the public and protected signatures of a class mention. */
final class ExportedSignatures {
  private final Set<Type> seen = new HashSet<>();
  private final Set<Class<?>> mentioned = new HashSet<>();

  private ExportedSignatures() {}

  /** {@return where a class shows a type whose name starts so, for people} */
  static List<String> mentions(Class<?> shown, List<String> startsOfNames) {
    List<String> found = new ArrayList<>();
    find(shown + " itself", found, startsOfNames, shown.getGenericSuperclass());
    find(shown + " itself", found, startsOfNames, shown.getGenericInterfaces());
    find(shown + " itself", found, startsOfNames, shown.getTypeParameters());
    for (Field field : shown.getDeclaredFields()) {
      if (isVisible(field.getModifiers())) {
        find(field.toString(), found, startsOfNames, field.getGenericType());
      }
    }
    for (Method method : shown.getDeclaredMethods()) {
      if (isVisible(method.getModifiers()) && !method.isSynthetic()) {
        find(method.toString(), found, startsOfNames, method.getGenericReturnType());
        findInParameters(method, found, startsOfNames);
      }
    }
    for (Constructor<?> constructor : shown.getDeclaredConstructors()) {
      if (isVisible(constructor.getModifiers())) {
        findInParameters(constructor, found, startsOfNames);
      }
    }
    return found;
  }

  private static void findInParameters(
      Executable executable, List<String> found, List<String> startsOfNames) {
    find(executable.toString(), found, startsOfNames, executable.getGenericParameterTypes());
    find(executable.toString(), found, startsOfNames, executable.getGenericExceptionTypes());
    find(executable.toString(), found, startsOfNames, executable.getTypeParameters());
  }

  private static void find(
      String place, List<String> found, List<String> startsOfNames, @Nullable Type... types) {
    ExportedSignatures signatures = new ExportedSignatures();
    for (Type type : types) {
      signatures.add(type);
    }
    for (Class<?> type : signatures.mentioned) {
      if (startsOfNames.stream().anyMatch(type.getName()::startsWith)) {
        found.add(place + " mentions " + type.getName());
      }
    }
  }

  private void add(@Nullable Type type) {
    if (type == null || !seen.add(type)) {
      return;
    }
    if (type instanceof Class<?> raw) {
      mentioned.add(raw.isArray() ? raw.getComponentType() : raw);
    } else if (type instanceof ParameterizedType parameterized) {
      add(parameterized.getRawType());
      addAll(parameterized.getActualTypeArguments());
    } else if (type instanceof GenericArrayType array) {
      add(array.getGenericComponentType());
    } else if (type instanceof WildcardType wildcard) {
      addAll(wildcard.getUpperBounds());
      addAll(wildcard.getLowerBounds());
    } else if (type instanceof TypeVariable<?> variable) {
      addAll(variable.getBounds());
    }
  }

  private void addAll(Type[] types) {
    for (Type type : types) {
      add(type);
    }
  }

  /** {@return whether the class can be seen from other packages} */
  static boolean isVisible(Class<?> type) {
    Class<?> enclosing = type.getEnclosingClass();
    return isVisible(type.getModifiers()) && (enclosing == null || isVisible(enclosing));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }
}
